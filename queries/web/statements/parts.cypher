// How many figures each part of a document sets, and of which sort.
//
// id: the document's key, such as 杭政函〔2024〕16号
MATCH (doc:Document {id: $id})<-[:STATED_IN]-(g:Target)<-[:HAS_TARGET]-(o:Task|Section|Document|Indicator)
OPTIONAL MATCH (o:Task)-[:PART_OF]->(s:Section)
WITH CASE WHEN o:Section THEN o ELSE s END AS part, g
RETURN coalesce(part.title, '') AS section, count(DISTINCT CASE WHEN coalesce(g.role, 'goal') = 'goal' THEN g END) AS goals,
       count(DISTINCT CASE WHEN g.role <> 'goal' THEN g END) AS money, count(DISTINCT g) AS targets, min(part.no) AS no
ORDER BY targets DESC, no, section
