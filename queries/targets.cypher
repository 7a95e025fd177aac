// The figures to be reached, with what each counts and who answers for it.
//
// leader (optional, Leader): only the figures of tasks that this leader leads, such as 胥伟华
// department (optional, Department): only the figures that this department answers for, by any of its names, such as 市科技局
// city (optional): only the figures in documents of this government, such as 杭州市
MATCH (doc:Document)<-[s:STATED_IN]-(g:Target)<-[:HAS_TARGET]-(o:Task|Section|Document)
WHERE ($city IS NULL OR doc.jurisdiction = $city)
  AND ($leader IS NULL OR EXISTS { MATCH (o)<-[:LEADS]-(l:Leader) WHERE l.name = $leader })
  AND ($department IS NULL OR EXISTS {
        MATCH (o)<-[w:RESPONSIBLE_FOR]-(d:Department)
        WHERE d.name = $department OR $department IN d.aliases OR w.asWritten = $department })
OPTIONAL MATCH (o)<-[:LEADS]-(l:Leader)
WITH doc, s, g, o, l
ORDER BY l.id
WITH doc, s, g, o, collect(l.name) AS leaders
OPTIONAL MATCH (o)<-[a:RESPONSIBLE_FOR]-(u:Department)
WHERE a.role = 'lead'
WITH doc, s, g, o, leaders, a, u
ORDER BY a.order, u.id
WITH doc, s, g, o, leaders, collect(u.name) AS lead
RETURN doc.jurisdiction AS city, o.no AS task, g.what AS what, g.direction AS direction, g.op AS op, g.value AS value,
       g.valueMax AS valueMax, g.unit AS unit, g.text AS text, g.role AS role, leaders, lead,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, lineStart, task, o.id, size(g.id), g.id
