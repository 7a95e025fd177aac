// A leader's tasks by the departments that lead them and the districts that these tasks name.
//
// A department stands with all the leader's tasks that it leads (leads), and once for each district with those that name it.
//
// id: the leader's key, such as 杭州市/胥伟华
MATCH (l:Person {id: $id})-[:LEADS]->(t:Task)<-[a:RESPONSIBLE_FOR]-(d:Department)
WHERE a.role = 'lead'
WITH d, collect(DISTINCT t) AS tasks
WITH d, tasks, size(tasks) AS leads
UNWIND tasks AS t
OPTIONAL MATCH (t)-[w:IN_DISTRICT]->(x:District)
WHERE w.via = 'named'
RETURN d.name AS department, d.id AS departmentId, x.name AS district, x.id AS districtId, d.jurisdiction AS city, leads, count(DISTINCT t) AS tasks
ORDER BY leads DESC, departmentId, tasks DESC, districtId
