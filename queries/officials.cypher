// The officials whom lead units have put in charge of tasks, with the tasks of each.
//
// official (optional, Person): only this official, such as 吴金富
// department (optional): only the officials of this unit, as the list prints it, such as 市民政局
// city (optional): only the officials of this government, such as 杭州市
MATCH (p:Person)-[r:IN_CHARGE_OF]->(t:Task)
WHERE ($official IS NULL OR p.name = $official) AND ($department IS NULL OR r.department = $department)
  AND ($city IS NULL OR p.jurisdiction = $city)
RETURN p.name AS official, r.department AS department, p.jurisdiction AS city, t.no AS task, coalesce(t.title, t.text) AS title,
       COLLECT { MATCH (t)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders, t.deadlineText AS deadline,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY p.id, document, task, t.id, department, lineStart
