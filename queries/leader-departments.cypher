// Who leads through whom: for each leader the departments that lead or support the leader's tasks.
//
// A document's counts stand in a row of their own. The lines run from the first that names the department for such a task
// to the last.
//
// leader (optional, Leader): only this leader, such as 胥伟华
// city (optional): only the leaders of this government, such as 杭州市
MATCH (l:Leader)-[:LEADS]->(t:Task)<-[r:RESPONSIBLE_FOR]-(d:Department)
WHERE ($leader IS NULL OR l.name = $leader) AND ($city IS NULL OR l.jurisdiction = $city)
WITH l, d, r.document AS document, count(DISTINCT t) AS tasks, min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd,
     count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads,
     count(DISTINCT CASE r.role WHEN 'support' THEN t END) AS supports
RETURN l.name AS leader, d.name AS department, l.jurisdiction AS city, leads, supports, tasks, document, lineStart, lineEnd
ORDER BY document, l.id, leads DESC, supports DESC, d.id
