// Everything about one task: a row for its text, its leader, each unit, district, target, project and all else, with the
// lines that state it.
//
// task: its number, or its key where a number is not enough, such as 50
// document (optional, Document): the document that numbers it, such as 杭政办函〔2024〕6号
MATCH (t:Task)
WHERE (t.no = toInteger($task) OR t.id = $task) AND ($document IS NULL OR t.document = $document)
MATCH (t)-[r]-(x)
WITH t, r, x,
     CASE type(r)
       WHEN 'STATED_IN' THEN [0, 'text', t.text, t.title]
       WHEN 'PART_OF' THEN [1, 'part', x.title, null]
       WHEN 'LEADS' THEN [2, 'leader', x.name, r.title]
       WHEN 'RESPONSIBLE_FOR' THEN [CASE r.role WHEN 'lead' THEN 3 ELSE 4 END, r.role, x.name, r.rule]
       WHEN 'IN_CHARGE_OF' THEN [5, 'in charge', x.name, r.department]
       WHEN 'IN_DISTRICT' THEN [6, 'district', x.name, r.via]
       WHEN 'INVOLVES' THEN [7, 'project', x.name, null]
       WHEN 'HAS_TARGET' THEN [8, 'target', x.what, x.text]
       WHEN 'HAS_MILESTONE' THEN [9, 'milestone', x.text, x.dueText]
       WHEN 'CORRESPONDS_TO' THEN [10, 'same commitment', x.id, x.text]
       ELSE [11, type(r), coalesce(x.name, x.id), null]
     END AS say
RETURN t.no AS task, say[1] AS about, say[2] AS name, say[3] AS detail, r.asWritten AS asWritten,
       CASE say[1] WHEN 'target' THEN x.op END AS op,
       CASE say[1] WHEN 'target' THEN x.value END AS value,
       CASE say[1] WHEN 'target' THEN x.unit END AS unit,
       CASE say[1] WHEN 'text' THEN t.deadlineText WHEN 'milestone' THEN x.due END AS due,
       r.inferred AS inferred, r.rule AS rule, r.ruleLine AS ruleLine, r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY t.document, task, t.id, say[0], r.order, size(x.id), x.id, lineStart
