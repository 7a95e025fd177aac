// What each document gives a person, department, district or project: how many tasks, how many of these as lead.
//
// id: its key, such as 杭州市/市科技局
// label (one of Leader|Person|Department|District|Project): the kind of thing, such as Department
MATCH (n:Person|Department|District|Project)
WHERE n.id = $id AND $label IN labels(n)
MATCH (n)-[r:LEADS|RESPONSIBLE_FOR|IN_CHARGE_OF|IN_DISTRICT|INVOLVES]-(t:Task)
WITH type(r) AS link, count(DISTINCT t) AS tasks, count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads,
     r.document AS document, min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd
RETURN link, tasks, CASE link WHEN 'RESPONSIBLE_FOR' THEN leads END AS leads, document, lineStart, lineEnd
ORDER BY document, link
