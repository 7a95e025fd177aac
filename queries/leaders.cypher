// The leaders, each with what a document gives into their hands: tasks, units that lead them, units in all, districts.
//
// A document's counts stand in a row of their own, since several documents may speak of the same work. The lines run from
// the first that names the leader there to the last.
//
// city (optional): only the leaders of this government, such as 杭州市
MATCH (l:Leader)-[r:LEADS]->(t:Task)
WHERE $city IS NULL OR l.jurisdiction = $city
WITH l, r.document AS document, coalesce(max(r.title), l.title) AS title, count(DISTINCT t) AS tasks,
     min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd
RETURN l.name AS leader, title, l.jurisdiction AS city, tasks,
       COUNT { MATCH (l)-[x:LEADS]->(:Task)<-[a:RESPONSIBLE_FOR]-(d:Department)
               WHERE x.document = document AND a.role = 'lead' RETURN DISTINCT d } AS leadUnits,
       COUNT { MATCH (l)-[x:LEADS]->(:Task)<-[:RESPONSIBLE_FOR]-(d:Department)
               WHERE x.document = document RETURN DISTINCT d } AS units,
       COUNT { MATCH (l)-[x:LEADS]->(:Task)-[:IN_DISTRICT]->(d:District)
               WHERE x.document = document RETURN DISTINCT d } AS districts,
       document, lineStart, lineEnd
ORDER BY document, lineStart, l.id
