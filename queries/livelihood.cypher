// The livelihood projects, with who leads, who answers, which official is in charge and when they are due.
//
// leader (optional, Leader): only the projects of this leader, such as 方毅
// district (optional, District): only the projects with a share for this district or a duty of its government, such as 临平区
// month (optional, date): only the projects due in this month, such as 2024-11
// city (optional): only the projects of this government, such as 杭州市
MATCH (doc:Document)<-[s:STATED_IN]-(t:Task)
WHERE t.kind = 'livelihood' AND ($city IS NULL OR doc.jurisdiction = $city)
  AND ($leader IS NULL OR EXISTS { MATCH (t)<-[:LEADS]-(l:Leader) WHERE l.name = $leader })
  AND ($month IS NULL OR split(t.deadline, '/')[-1] STARTS WITH $month)
  AND ($district IS NULL
       OR EXISTS { MATCH (t)-[:IN_DISTRICT]->(d:District) WHERE d.name = $district }
       OR EXISTS { MATCH (t)-[:HAS_TARGET]->(:Target)-[:ALLOCATED_TO]->(d:District) WHERE d.name = $district })
RETURN doc.jurisdiction AS city, t.no AS project, coalesce(t.title, t.text) AS title,
       COLLECT { MATCH (t)-[:PART_OF]->(c:Section) RETURN c.title AS title ORDER BY c.no, c.id } AS category,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       COLLECT { MATCH (t)<-[:IN_CHARGE_OF]-(p:Person) RETURN p.name AS name ORDER BY p.id } AS officials,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'support' RETURN u.name AS name ORDER BY a.order, u.id } AS support,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(g:Target) RETURN g.text AS text ORDER BY size(g.id), g.id } AS targets,
       t.deadline AS due, t.deadlineText AS dueText,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, project, t.id
