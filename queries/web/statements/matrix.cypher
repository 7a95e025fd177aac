// How many tasks of a document each leader leads through each department that leads them.
//
// id: the document's key, such as 杭政办函〔2024〕6号
MATCH (:Document {id: $id})<-[:STATED_IN]-(t:Task)<-[a:RESPONSIBLE_FOR]-(d:Department)
WHERE a.role = 'lead'
MATCH (l:Leader)-[:LEADS]->(t)
RETURN l.name AS leader, d.name AS department, l.jurisdiction AS city, count(DISTINCT t) AS tasks, l.id AS leaderId, d.id AS departmentId
ORDER BY leaderId, tasks DESC, departmentId
