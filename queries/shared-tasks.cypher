// The departments that answer for tasks together, those that do so most often first.
//
// A document's counts stand in a row of their own. "leads" counts the shared tasks that the first of the two leads,
// "partnerLeads" those that its partner leads.
//
// department (optional, Department): only this department's partners, by any of its names, such as 市科技局
// at-least (optional, number): only those who share so many tasks, such as 3
// city (optional): only the departments of this government, such as 杭州市
MATCH (d:Department)
WHERE ($department IS NULL OR d.name = $department OR $department IN d.aliases
       OR EXISTS { MATCH (d)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $department })
  AND ($city IS NULL OR d.jurisdiction = $city)
MATCH (d)-[r:RESPONSIBLE_FOR]->(t:Task)<-[x:RESPONSIBLE_FOR]-(e:Department)
WHERE d.id < e.id OR ($department IS NOT NULL AND d.id > e.id)
WITH d, e, r.document AS document, count(DISTINCT t) AS tasks,
     count(DISTINCT CASE r.role WHEN 'lead' THEN t END) AS leads,
     count(DISTINCT CASE x.role WHEN 'lead' THEN t END) AS partnerLeads
WHERE $atLeast IS NULL OR tasks >= $atLeast
RETURN d.name AS department, e.name AS partner, d.jurisdiction AS city, tasks, leads, partnerLeads, document
ORDER BY tasks DESC, d.id, e.id, document
