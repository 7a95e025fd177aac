// The tasks that a district's government answers for, by its own name or as one of all.
//
// The column "via" says which: named, or all. The lines are those that name the government or the collective.
//
// district (District): the district, county or city, such as 临平区
// via (optional, one of named|all): only the tasks that name it, or only those of all, such as named
// city (optional): the government above it, where districts of several share the name, such as 杭州市
MATCH (d:District)<-[r:IN_DISTRICT]-(t:Task)
WHERE d.name = $district AND ($city IS NULL OR d.jurisdiction = $city) AND ($via IS NULL OR r.via = $via)
RETURN d.name AS district, d.jurisdiction AS city, r.via AS via, t.no AS task, t.title AS title, t.text AS text,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, task, t.id, d.id, via, lineStart
