// The figures to be reached, with what each counts and who answers for it.
//
// leader (optional, Leader): only the figures of tasks that this leader leads, such as 胥伟华
// department (optional, Department): only the figures that this department answers for, by any of its names, such as 市科技局
// city (optional): only the figures in documents of this government, such as 杭州市
OPTIONAL MATCH (d:Department)
WHERE d.name = $department OR $department IN d.aliases
   OR EXISTS { MATCH (d)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $department }
WITH collect(d) AS named
MATCH (doc:Document)<-[s:STATED_IN]-(g:Target)<-[:HAS_TARGET]-(o:Task|Section|Document)
WHERE ($city IS NULL OR doc.jurisdiction = $city)
  AND ($leader IS NULL OR EXISTS { MATCH (o)<-[:LEADS]-(l:Leader) WHERE l.name = $leader })
  AND ($department IS NULL OR EXISTS { MATCH (o)<-[:RESPONSIBLE_FOR]-(d:Department) WHERE d IN named })
RETURN doc.jurisdiction AS city, CASE WHEN o:Task THEN o.no END AS task, CASE WHEN o:Section THEN o.title END AS section,
       g.what AS what, g.direction AS direction, g.op AS op, g.value AS value, g.valueMax AS valueMax, g.unit AS unit,
       g.text AS text, g.role AS role,
       COLLECT { MATCH (o)<-[:LEADS]-(l:Leader) RETURN l.name AS name ORDER BY l.id } AS leaders,
       COLLECT { MATCH (o)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS lead,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, lineStart, task, o.id, size(g.id), g.id
