// Where two documents say the same commitment and differ.
//
// A row for each way in which they differ: another value or unit, another stage (开工 beside 建成), another unit listed first.
// Where only the qualifier differs, such as 以上, there is no contradiction: that is listed when asked for by kind.
//
// kind (optional, one of value|unit|stage|lead|operator): only what differs so, such as value
// city (optional): only the documents of this government, such as 杭州市
MATCH (x)-[r:CORRESPONDS_TO]->(y)
UNWIND r.differs AS differs
WITH x, r, y, differs
WHERE differs = $kind OR ($kind IS NULL AND differs <> 'operator')
MATCH (x)-[s:STATED_IN]->(doc:Document)
WHERE $city IS NULL OR doc.jurisdiction = $city
MATCH (y)-[e:STATED_IN]->(other:Document)
OPTIONAL MATCH (a)-[:HAS_TARGET]->(x)
OPTIONAL MATCH (b)-[:HAS_TARGET]->(y)
WITH x, r, y, differs, s, doc, e, other, coalesce(a, x) AS a, coalesce(b, y) AS b
RETURN differs, doc.jurisdiction AS city, coalesce(x.what, x.title, x.text) AS what, r.why AS why,
       x.text AS text, x.op AS op, x.value AS value, x.unit AS unit, CASE WHEN a:Task THEN a.no END AS task,
       COLLECT { MATCH (a)<-[f:RESPONSIBLE_FOR]-(u:Department) WHERE f.role = 'lead' RETURN u.name AS name ORDER BY f.order, u.id } AS lead,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd,
       y.text AS otherText, y.op AS otherOp, y.value AS otherValue, y.unit AS otherUnit, CASE WHEN b:Task THEN b.no END AS otherTask,
       COLLECT { MATCH (b)<-[f:RESPONSIBLE_FOR]-(u:Department) WHERE f.role = 'lead' RETURN u.name AS name ORDER BY f.order, u.id } AS otherLead,
       other.id AS otherDocument, e.lineStart AS otherLineStart, e.lineEnd AS otherLineEnd
ORDER BY CASE differs WHEN 'value' THEN 0 WHEN 'unit' THEN 1 WHEN 'stage' THEN 2 WHEN 'lead' THEN 3 ELSE 4 END,
         document, lineStart, x.id, otherDocument, otherLineStart, y.id
