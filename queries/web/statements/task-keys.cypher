// The tasks that have a number, or the one that has a key.
//
// task: the number or the key, such as 50
// document (optional, Document): the document that numbers it, such as 杭政办函〔2024〕6号
MATCH (t:Task)
WHERE (t.no = toInteger($task) OR t.id = $task) AND ($document IS NULL OR t.document = $document)
RETURN t.id AS id, coalesce(t.title, t.text) AS name, t.document AS document
ORDER BY document, id
