// What is missing: tasks without a leader, a unit that leads, a district or a figure, and departments that only support.
//
// Policies name no leaders, so a measure without one is no gap. A share of a target is a district's too.
//
// gap (optional, one of leader|lead|district|target|only-supports): only what is missing so, such as lead
// city (optional): only the gaps in documents of this government, such as 杭州市
MATCH (n:Task|Department)
OPTIONAL MATCH (n)-[s:STATED_IN]->(doc:Document)
WITH n, s, doc,
     CASE WHEN n:Department THEN [
       CASE WHEN EXISTS { (n)-[:RESPONSIBLE_FOR]->(:Task) }
             AND NOT EXISTS { MATCH (n)-[r:RESPONSIBLE_FOR]->() WHERE r.role = 'lead' } THEN 'only-supports' END]
     ELSE [
       CASE WHEN n.kind <> 'measure' AND NOT EXISTS { (n)<-[:LEADS]-(:Leader) } THEN 'leader' END,
       CASE WHEN NOT EXISTS { MATCH (n)<-[r:RESPONSIBLE_FOR]-(:Department) WHERE r.role = 'lead' } THEN 'lead' END,
       CASE WHEN NOT EXISTS { (n)-[:IN_DISTRICT]->(:District) }
             AND NOT EXISTS { (n)-[:HAS_TARGET]->(:Target)-[:ALLOCATED_TO]->(:District) } THEN 'district' END,
       CASE WHEN NOT EXISTS { (n)-[:HAS_TARGET]->(:Target) } THEN 'target' END]
     END AS gaps
UNWIND gaps AS missing
WITH n, s, doc, missing
WHERE missing IS NOT NULL AND ($gap IS NULL OR missing = $gap)
  AND ($city IS NULL OR coalesce(n.jurisdiction, doc.jurisdiction) = $city)
RETURN missing AS gap, n.no AS task, n.name AS department, coalesce(n.jurisdiction, doc.jurisdiction) AS city,
       n.title AS title, n.text AS text,
       COUNT { (n)-[:RESPONSIBLE_FOR]->(:Task) } AS supports, doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY CASE gap WHEN 'leader' THEN 0 WHEN 'lead' THEN 1 WHEN 'district' THEN 2 WHEN 'target' THEN 3 ELSE 4 END, document, task, n.id
