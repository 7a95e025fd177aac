// The shares of a task's targets.
//
// id: the task's key, such as 杭政办函〔2024〕4号#1
MATCH (:Task {id: $id})-[:HAS_TARGET]->(g:Target)-[r:ALLOCATED_TO]->(d:District|Section)
RETURN d.name AS district, d.title AS part, g.what AS what, r.quota AS quota, coalesce(r.unit, g.unit) AS unit, r.text AS text, g.value AS total,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY size(g.id), g.id, lineStart, d.id, quota
