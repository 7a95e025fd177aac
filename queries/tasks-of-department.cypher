// The tasks that a department leads or supports, itself or as one of a collective such as 各区、县(市)政府.
//
// A department goes by its name, by any other name that the word lists know, and by any form in which a document prints it.
// The column "through" names the collective.
//
// department (Department): the department, such as 市科技局
// role (optional, one of lead|support): only the tasks that it leads, or only those that it supports, such as lead
// city (optional): the department's government, where departments of several share the name, such as 杭州市
MATCH (d:Department)
WHERE (d.name = $department OR $department IN d.aliases
       OR EXISTS { MATCH (d)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $department })
  AND ($city IS NULL OR d.jurisdiction = $city)
MATCH (d)-[:MEMBER_OF*0..1]->(u:Department)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $role IS NULL OR r.role = $role
WITH DISTINCT d, u, r, t
RETURN d.name AS department, d.jurisdiction AS city, r.role AS role, t.no AS task, t.title AS title, t.text AS text,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       r.asWritten AS asWritten, CASE WHEN u <> d THEN u.name END AS through, r.inferred AS inferred,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, task, t.id, role, r.order, d.id, u.id, lineStart
