// The named projects, with the tasks that build them, who leads these and where they stand.
//
// words (optional): only the projects whose name contains this, such as 机场
// city (optional): only the projects of this government, such as 杭州市
MATCH (p:Project)<-[r:INVOLVES]-(t:Task)
WHERE ($city IS NULL OR p.jurisdiction = $city) AND ($words IS NULL OR p.name CONTAINS $words)
OPTIONAL MATCH (t)<-[:LEADS]-(l:Leader)
WITH p, r, t, l
ORDER BY l.id
WITH p, r, t, collect(l.name) AS leaders
OPTIONAL MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department)
WHERE a.role = 'lead'
WITH p, r, t, leaders, a, u
ORDER BY a.order, u.id
WITH p, r, t, leaders, collect(u.name) AS lead
OPTIONAL MATCH (p)-[:LOCATED_IN]->(d:District)
WITH DISTINCT p, r, t, leaders, lead, d
ORDER BY d.id
WITH p, r, t, leaders, lead, collect(d.name) AS districts
RETURN p.name AS project, p.jurisdiction AS city, districts, t.no AS task, leaders, lead,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, task, t.id, project, p.id, lineStart
