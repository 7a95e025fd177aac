// The named projects, with the tasks that build them, who leads these and where they stand.
//
// words (optional): only the projects whose name contains this, such as 机场
// city (optional): only the projects of this government, such as 杭州市
MATCH (p:Project)<-[r:INVOLVES]-(t:Task)
WHERE ($city IS NULL OR p.jurisdiction = $city) AND ($words IS NULL OR p.name CONTAINS $words)
RETURN p.name AS project, p.jurisdiction AS city,
       COLLECT { MATCH (p)-[:LOCATED_IN]->(d:District) RETURN DISTINCT d.name AS name ORDER BY name } AS districts,
       t.no AS task,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, task, t.id, project, p.id, lineStart
