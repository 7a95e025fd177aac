// A leader's tasks by the departments that lead them and the districts that these tasks name.
//
// id: the leader's key, such as 杭州市/胥伟华
MATCH (l:Person {id: $id})-[:LEADS]->(t:Task)<-[a:RESPONSIBLE_FOR]-(d:Department)
WHERE a.role = 'lead'
OPTIONAL MATCH (t)-[w:IN_DISTRICT]->(x:District)
WHERE w.via = 'named'
RETURN d.name AS department, d.id AS departmentId, x.name AS district, x.id AS districtId, d.jurisdiction AS city, count(DISTINCT t) AS tasks
ORDER BY tasks DESC, departmentId, districtId
