// What a person, department, district or project has to do with others through tasks, with the number of these.
//
// id: its key, such as 杭州市/市科技局
// label (one of Leader|Person|Department|District|Project): the kind of thing, such as Department
MATCH (n:Person|Department|District|Project)
WHERE n.id = $id AND $label IN labels(n)
MATCH (n)-[:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|INVOLVES]-(t:Task)-[r:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|INVOLVES]-(x)
WHERE x <> n
WITH x, count(DISTINCT t) AS tasks, count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads
RETURN CASE WHEN x:Leader THEN 'Leader' ELSE labels(x)[0] END AS label, x.name AS name, x.jurisdiction AS city, tasks, leads
ORDER BY label, tasks DESC, leads DESC, x.id
