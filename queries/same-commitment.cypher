// The same commitment in other documents: what corresponds to a task or to one of its figures, and whether it agrees.
//
// task: the task's number, or its key where a number is not enough, such as 50
// document (optional, Document): the document that numbers it, such as 杭政办函〔2024〕6号
MATCH (t:Task)
WHERE (t.no = toInteger($task) OR t.id = $task) AND ($document IS NULL OR t.document = $document)
MATCH (t)-[:HAS_TARGET*0..1]->(x)-[r:CORRESPONDS_TO]-(y)-[e:STATED_IN]->(other:Document)
MATCH (x)-[s:STATED_IN]->(:Document)
OPTIONAL MATCH (b)-[:HAS_TARGET]->(y)
WITH t, x, r, y, s, e, other, coalesce(b, y) AS b
RETURN t.no AS task, coalesce(x.what, x.title, x.text) AS what, x.text AS text, r.agrees AS agrees, r.differs AS differs, r.why AS why,
       t.document AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd,
       other.kind AS otherKind, y.text AS otherText, y.op AS otherOp, y.value AS otherValue, y.unit AS otherUnit,
       CASE WHEN b:Task THEN b.no END AS otherTask, CASE WHEN b:Section THEN b.title END AS otherSection,
       COLLECT { MATCH (b)<-[f:RESPONSIBLE_FOR]-(u:Department) WHERE f.role = 'lead' RETURN u.name AS name ORDER BY f.order, u.id } AS otherLead,
       other.id AS otherDocument, e.lineStart AS otherLineStart, e.lineEnd AS otherLineEnd
ORDER BY document, task, t.id, size(x.id), x.id, otherDocument, otherLineStart, y.id
