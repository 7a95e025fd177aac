// The districts, with the tasks of each: those that name its government, and those of all governments together.
//
// A document's counts stand in a row of their own, since several documents may speak of the same work. The lines run from
// the first that names the district's government, or all of them, to the last.
//
// city (optional): only the districts of this government, such as 杭州市
MATCH (d:District)
WHERE $city IS NULL OR d.jurisdiction = $city
OPTIONAL MATCH (d)<-[r:IN_DISTRICT]-(t:Task)
WITH d, r.document AS document, count(DISTINCT t) AS tasks, min(r.lineStart) AS lineStart, max(r.lineEnd) AS lineEnd,
     count(DISTINCT CASE r.via WHEN 'named' THEN t END) AS named,
     count(DISTINCT CASE r.via WHEN 'all' THEN t END) AS ofAll
RETURN d.name AS district, d.kind AS kind, d.jurisdiction AS city, named, ofAll, tasks, document, lineStart, lineEnd
ORDER BY tasks DESC, d.id, document
