// The money that policies set aside, by field and measure; or what they pay per case, cap or ask for.
//
// role (optional, one of fund|grant|threshold|cap): another sort of amount than money set aside, such as grant
// field (optional): only the amounts of fields whose title contains this, such as 科技创新
// city (optional): only the amounts of this government, such as 杭州市
MATCH (o:Document|Section|Task)-[:HAS_TARGET]->(g:Target)-[s:STATED_IN]->(doc:Document)
WHERE g.role = coalesce($role, 'fund') AND ($city IS NULL OR doc.jurisdiction = $city)
OPTIONAL MATCH (o:Task)-[:PART_OF]->(part:Section)
WITH g, s, doc, o, CASE WHEN o:Section THEN o ELSE part END AS f
WHERE $field IS NULL OR f.title CONTAINS $field
RETURN doc.jurisdiction AS city, f.title AS field, CASE WHEN o:Task THEN o.no END AS measure, CASE WHEN o:Task THEN o.title END AS title,
       g.role AS role, g.what AS what, g.op AS op, g.value AS value, g.valueMax AS valueMax, g.unit AS unit, g.text AS text,
       COLLECT { MATCH (o)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, lineStart, measure, o.id, f.id, size(g.id), g.id
