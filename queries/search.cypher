// The tasks whose title or text contains every one of some words.
//
// words: one word or several with blanks between them, such as 轨道 快线
// city (optional): only the tasks in documents of this government, such as 杭州市
MATCH (t:Task)-[s:STATED_IN]->(doc:Document)
WHERE all(word IN split(replace($words, '　', ' '), ' ') WHERE t.text CONTAINS word OR t.title CONTAINS word)
  AND ($city IS NULL OR doc.jurisdiction = $city)
RETURN doc.jurisdiction AS city, t.no AS task, t.kind AS kind, t.title AS title, t.text AS text,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, task, t.id
