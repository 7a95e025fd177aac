// The documents that are loaded, with what each of them states.
//
// A document that others speak of but that is not loaded itself has no digest and is left out.
//
// city (optional): only the documents of this government, such as 杭州市
MATCH (doc:Document)
WHERE doc.digest IS NOT NULL AND ($city IS NULL OR doc.jurisdiction = $city)
OPTIONAL MATCH (doc)-[:PUBLISHED_IN]->(g:Gazette)
WITH doc, min(g.id) AS gazette
RETURN doc.id AS document, doc.title AS title, doc.kind AS kind, doc.jurisdiction AS city, doc.issuer AS issuer,
       doc.date AS date, COUNT { (doc)<-[:STATED_IN]-(:Task) } AS tasks, COUNT { (doc)<-[:STATED_IN]-(:Target) } AS targets,
       gazette, doc.source AS source, doc.lineStart AS lineStart, doc.lineEnd AS lineEnd
ORDER BY source, lineStart, document
