// The tasks of a document, each with who leads and who answers first.
//
// id: the document's key, such as 杭政办函〔2024〕6号
MATCH (doc:Document {id: $id})<-[s:STATED_IN]-(t:Task)
RETURN t.no AS task, coalesce(t.title, t.text) AS text,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       t.deadlineText AS deadline, doc.jurisdiction AS city, doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY task, t.id
