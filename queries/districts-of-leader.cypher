// The districts that a leader's tasks reach, with how many name each and how many are for all.
//
// leader (Leader): the leader's name, such as 胥伟华
// city (optional): the leader's government, where leaders of several share the name, such as 杭州市
MATCH (l:Leader)-[:LEADS]->(t:Task)-[r:IN_DISTRICT]->(d:District)
WHERE l.name = $leader AND ($city IS NULL OR l.jurisdiction = $city)
WITH l, d, r.document AS document, count(DISTINCT t) AS tasks, min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd,
     count(DISTINCT CASE r.via WHEN 'named' THEN t END) AS named,
     count(DISTINCT CASE r.via WHEN 'all' THEN t END) AS ofAll
RETURN l.name AS leader, d.name AS district, d.kind AS kind, l.jurisdiction AS city, named, ofAll, tasks, document, lineStart, lineEnd
ORDER BY document, tasks DESC, l.id, d.id
