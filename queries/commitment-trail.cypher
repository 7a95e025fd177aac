// What all documents say of one indicator or one project, from the report over the plan, the breakdown and the policies to
// the shares of districts.
//
// The trail holds what the tables say of the indicator, the figures that are of it, the tasks that build the project, what
// corresponds to any of these in another document, and the shares into which such a figure is parted.
//
// name (Indicator|Project): the indicator or project, such as 地区生产总值
// year (optional, number): only the figures of this year, and those without one, such as 2024
// city (optional): the government, where several have an indicator or project of the name, such as 杭州市
MATCH (n:Indicator|Project)
WHERE n.name = $name AND ($city IS NULL OR n.jurisdiction = $city)
MATCH (n)-[:HAS_TARGET|HAS_ACTUAL|MEASURES|INVOLVES]-(x:Target|Actual|Task)
MATCH (x)-[:CORRESPONDS_TO*0..2]-(y:Target|Actual|Task|Section)
WITH DISTINCT n, y
WHERE $year IS NULL OR y.year IS NULL OR y.year = $year
MATCH (y)-[s:STATED_IN]->(doc:Document)
OPTIONAL MATCH (o:Task|Section|Document)-[:HAS_TARGET]->(y)
WITH n, y, s, doc, coalesce(o, y) AS o,
     COLLECT { MATCH (y)-[:HAS_TARGET*0..1]->(g:Target)-[q:ALLOCATED_TO]->(d:District|Section)
               RETURN [q, d] AS share ORDER BY q.lineStart, d.id } AS shares
UNWIND [[s, null]] + shares AS said
WITH n, y, doc, o, said[0] AS r, said[1] AS d
RETURN n.name AS name, n.jurisdiction AS city, doc.kind AS kind,
       CASE WHEN d IS NOT NULL THEN 'share' WHEN y:Actual THEN 'reached' WHEN y:Target THEN 'to be reached' WHEN y:Task THEN 'task' ELSE 'part' END AS about,
       d.name AS district, d.title AS part, CASE WHEN d IS NULL THEN coalesce(y.text, y.title) ELSE r.text END AS text,
       y.year AS year, y.op AS op, CASE WHEN d IS NULL THEN y.value ELSE r.quota END AS value, y.unit AS unit,
       CASE WHEN o:Task THEN o.no END AS task, CASE WHEN o:Section THEN o.title END AS section,
       COLLECT { MATCH (o)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (o)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       doc.id AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY CASE kind WHEN 'workReport' THEN 0 WHEN 'planReport' THEN 1 WHEN 'budgetReport' THEN 2 WHEN 'breakdown' THEN 3
                   WHEN 'policies' THEN 4 WHEN 'livelihood' THEN 5 ELSE 6 END, document, y.id, lineStart, d.id, n.id
