// The shares of a document's targets, by task and district.
//
// id: the document's key, such as 杭政办函〔2024〕4号
MATCH (doc:Document {id: $id})<-[:STATED_IN]-(g:Target)-[r:ALLOCATED_TO]->(d:District)
OPTIONAL MATCH (o:Task)-[:HAS_TARGET]->(g)
RETURN o.no AS task, g.what AS what, coalesce(r.unit, g.unit) AS unit, g.id AS target, d.name AS district, d.kind AS kind,
       doc.jurisdiction AS city, r.quota AS quota, r.text AS text, doc.id AS document
ORDER BY task, size(g.id), g.id, d.id, quota
