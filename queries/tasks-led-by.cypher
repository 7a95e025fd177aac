// The tasks that one leader leads, with the units in charge of each.
//
// leader (Leader): the leader's name, such as 胥伟华
// city (optional): the leader's government, where leaders of several share the name, such as 杭州市
MATCH (l:Leader)-[r:LEADS]->(t:Task)-[s:STATED_IN]->(:Document)
WHERE l.name = $leader AND ($city IS NULL OR l.jurisdiction = $city)
RETURN l.name AS leader, r.title AS leaderTitle, l.jurisdiction AS city, t.no AS task, t.title AS title, t.text AS text,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       t.deadlineText AS deadline,
       r.document AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd, r.lineStart AS leaderLineStart, r.lineEnd AS leaderLineEnd
ORDER BY document, task, t.id
