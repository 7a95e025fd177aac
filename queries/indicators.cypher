// The indicators of plans, year by year: what was to be reached, what was, and whether the one meets the other.
//
// "reached" is empty where that cannot be told: a figure is missing or in words, the units differ, the goal says 左右 and the
// figure lies below, or nothing says whether more or less of it is better.
//
// words (optional): only the indicators whose name contains this, such as 生产总值
// year (optional, number): only this year, such as 2023
// city (optional): only the indicators of this government, such as 杭州市
MATCH (i:Indicator)-[:HAS_TARGET|HAS_ACTUAL]->(x:Target|Actual)
WHERE ($words IS NULL OR i.name CONTAINS $words) AND ($city IS NULL OR i.jurisdiction = $city) AND ($year IS NULL OR x.year = $year)
WITH DISTINCT i, x.year AS year
OPTIONAL MATCH (i)-[r:HAS_TARGET]->(g:Target)
WHERE g.year = year
OPTIONAL MATCH (i)-[s:HAS_ACTUAL]->(a:Actual)
WHERE a.year = year
WITH i, year, r, g, s, a,
     CASE WHEN a.text CONTAINS '下降' OR a.text CONTAINS '减少' THEN -a.value ELSE a.value END AS grown,
     any(word IN ['浓度', '失业', '死亡', '能耗', '涨幅', '用地', '排放', '下降', '降低'] WHERE i.name CONTAINS word) AS less
RETURN i.name AS indicator, i.jurisdiction AS city, year,
       g.text AS target, g.direction AS direction, g.op AS op, g.value AS value, g.valueMax AS valueMax, g.unit AS unit,
       a.text AS actual, a.value AS actualValue, a.unit AS actualUnit, a.estimated AS estimated,
       CASE WHEN g.text CONTAINS '正增长' AND g.value IS NULL THEN grown > 0
            WHEN g.unit <> a.unit THEN null
            WHEN g.direction = 'down' THEN -grown >= g.value
            WHEN g.op = '<' THEN grown < g.value
            WHEN g.op = '<=' THEN grown <= g.value
            WHEN g.op = '>' THEN grown > g.value
            WHEN grown = g.value THEN true
            WHEN g.op = '≈' AND grown < g.value THEN null
            WHEN g.op = '=' AND less THEN null
            ELSE grown >= g.value END AS reached,
       coalesce(r.document, s.document) AS document, coalesce(r.lineStart, s.lineStart) AS lineStart, coalesce(r.lineEnd, s.lineEnd) AS lineEnd,
       s.document AS actualDocument, s.lineStart AS actualLineStart, s.lineEnd AS actualLineEnd
ORDER BY document, lineStart, year, i.id, g.id, a.id
