// Who was appointed to which post, and who removed from one, with the number of tasks that the same person leads or is in
// charge of.
//
// person (optional, Person): only this person, such as 王敏
// department (optional, Department): only the posts of this organisation, by its name or another, such as 市科技局
// action (optional, one of appoint|remove): only appointments, or only removals, such as appoint
// city (optional): only the posts of this government, such as 杭州市
MATCH (p:Person)-[r:APPOINTED_TO]->(d:Department)
WHERE ($person IS NULL OR p.name = $person) AND ($action IS NULL OR r.action = $action)
  AND ($department IS NULL OR d.name = $department OR $department IN d.aliases)
  AND ($city IS NULL OR p.jurisdiction = $city)
RETURN p.name AS person, r.action AS action, r.post AS post, d.name AS department, p.jurisdiction AS city, r.date AS date,
       COUNT { (p)-[:LEADS]->(:Task) } AS leads, COUNT { (p)-[:IN_CHARGE_OF]->(:Task) } AS inChargeOf,
       r.document AS document, r.lineStart AS lineStart, r.lineEnd AS lineEnd
ORDER BY document, lineStart, p.id, d.id, post, action
