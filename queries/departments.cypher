// The departments and their load: how many tasks each leads, and how many it supports.
//
// A document's counts stand in a row of their own, since several documents may speak of the same work. The lines run from
// the first that names the department there to the last.
//
// city (optional): only the departments of this government, such as 杭州市
MATCH (d:Department)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $city IS NULL OR d.jurisdiction = $city
WITH d, r.document AS document, count(DISTINCT t) AS tasks, min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd,
     count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads,
     count(DISTINCT CASE r.role WHEN 'support' THEN t END) AS supports
RETURN d.name AS department, d.kind AS kind, d.jurisdiction AS city, leads, supports, tasks, document, lineStart, lineEnd
ORDER BY leads DESC, supports DESC, d.id, document
