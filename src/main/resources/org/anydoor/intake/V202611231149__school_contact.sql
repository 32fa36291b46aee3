-- Who reports from a school is named on the written report that they print.
update intake.door set asks = '{danger,what,signs,harm,whom,where,when,contact,mandated}' where key = 'school';
