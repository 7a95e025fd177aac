// The measures of policies, with the field that each belongs to, who answers for it and the money that it speaks of.
//
// A field's own lead stands in "fieldLead"; "units" are the measure's own, the lead first.
//
// field (optional): only the measures of fields whose title contains this, such as 科技创新
// department (optional, Department): only the measures that this department answers for, by its name or another, such as 市科技局
// city (optional): only the measures of this government, such as 杭州市
MATCH (doc:Document)<-[s:STATED_IN]-(t:Task)
WHERE t.kind = 'measure' AND ($city IS NULL OR doc.jurisdiction = $city)
  AND ($department IS NULL OR EXISTS {
        MATCH (t)<-[w:RESPONSIBLE_FOR]-(d:Department)
        WHERE d.name = $department OR $department IN d.aliases OR w.asWritten = $department })
OPTIONAL MATCH (t)-[:PART_OF]->(f:Section)
WITH doc, s, t, f
WHERE $field IS NULL OR f.title CONTAINS $field
RETURN doc.jurisdiction AS city, f.title AS field, t.no AS measure, t.title AS title, t.text AS text,
       COLLECT { MATCH (t)<-[a:RESPONSIBLE_FOR]-(u:Department) RETURN u.name AS name ORDER BY a.order, u.id } AS units,
       COLLECT { MATCH (f)<-[a:RESPONSIBLE_FOR]-(u:Department) WHERE a.role = 'lead' RETURN u.name AS name ORDER BY a.order, u.id } AS fieldLead,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(g:Target) WHERE g.role <> 'goal' RETURN g.role + ' ' + g.text AS money ORDER BY size(g.id), g.id } AS money,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(g:Target) WHERE coalesce(g.role, 'goal') = 'goal' RETURN g.text AS goal ORDER BY size(g.id), g.id } AS goals,
       doc.id AS document, s.lineStart AS lineStart, s.lineEnd AS lineEnd
ORDER BY document, measure, t.id, f.id
