// The people, departments, districts and projects of a document's tasks, with the number of tasks of each.
//
// id: the document's key, such as 杭政办函〔2024〕6号
MATCH (:Document {id: $id})<-[:STATED_IN]-(t:Task)-[r:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|INVOLVES]-(x)
WITH x, count(DISTINCT t) AS tasks, count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads
RETURN CASE WHEN x:Leader THEN 'Leader' ELSE labels(x)[0] END AS label, x.name AS name, x.jurisdiction AS city, tasks, leads
ORDER BY label, tasks DESC, leads DESC, x.id
