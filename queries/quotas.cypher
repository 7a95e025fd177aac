// The shares of targets that districts, and other parts of a table, have to reach.
//
// district (optional, District): only the shares of this district, or of the city itself, such as 临平区
// task (optional): only the shares of the task with this number or key, such as 1
// city (optional): only the shares in documents of this government, such as 杭州市
MATCH (d:District|Section)<-[r:ALLOCATED_TO]-(g:Target)-[:STATED_IN]->(doc:Document)
WHERE ($district IS NULL OR d.name = $district) AND ($city IS NULL OR doc.jurisdiction = $city)
OPTIONAL MATCH (o:Task|Section)-[:HAS_TARGET]->(g)
WITH d, r, g, doc, o
WHERE $task IS NULL OR o.id = $task OR (o:Task AND o.no = toInteger($task))
RETURN d.name AS district, d.title AS part, doc.jurisdiction AS city, CASE WHEN o:Task THEN o.no END AS task,
       coalesce(o.title, o.text) AS title, g.what AS what, r.quota AS quota, r.unit AS unit, r.text AS text,
       g.value AS total, g.unit AS totalUnit, r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, task, o.id, size(g.id), g.id, lineStart, d.id, quota
