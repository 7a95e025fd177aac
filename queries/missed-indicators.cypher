// The indicators whose goal for a year was not reached, by the figures that the documents give.
//
// Only what is clear is listed: the same unit, a figure on both sides, and a goal that says which way is better. For the rest
// ask "indicators", where "reached" is empty.
//
// year (optional, number): only this year, such as 2023
// city (optional): only the indicators of this government, such as 杭州市
MATCH (g:Target)<-[r:HAS_TARGET]-(i:Indicator)-[s:HAS_ACTUAL]->(a:Actual)
WHERE a.year = g.year AND ($city IS NULL OR i.jurisdiction = $city) AND ($year IS NULL OR g.year = $year)
WITH i, r, g, s, a,
     CASE WHEN a.text CONTAINS '下降' OR a.text CONTAINS '减少' THEN -a.value ELSE a.value END AS grown,
     any(word IN ['浓度', '失业', '死亡', '能耗', '涨幅', '用地', '排放', '下降', '降低'] WHERE i.name CONTAINS word) AS less
WITH i, r, g, s, a,
     CASE WHEN g.text CONTAINS '正增长' AND g.value IS NULL THEN grown > 0
          WHEN g.unit <> a.unit THEN null
          WHEN g.direction = 'down' THEN -grown >= g.value
          WHEN g.op = '<' THEN grown < g.value
          WHEN g.op = '<=' THEN grown <= g.value
          WHEN g.op = '>' THEN grown > g.value
          WHEN grown = g.value THEN true
          WHEN g.op = '≈' AND grown < g.value THEN null
          WHEN g.op = '=' AND less THEN null
          ELSE grown >= g.value END AS reached
WHERE reached = false
RETURN i.name AS indicator, i.jurisdiction AS city, g.year AS year, g.text AS target, g.op AS op, g.value AS value, g.unit AS unit,
       a.text AS actual, a.value AS actualValue, a.estimated AS estimated,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd,
       s.document AS actualDocument, s.lineStart AS actualLineStart, s.lineEnd AS actualLineEnd
ORDER BY document, lineStart, i.id, g.id, a.id
