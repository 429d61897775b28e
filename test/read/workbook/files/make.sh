#!/usr/bin/env bash
# Makes the files of this folder anew: LibreOffice Calc (Debian's libreoffice-calc-nogui), Python with openpyxl.
set -euo pipefail
cd "$(dirname "$0")"
cat > libreoffice.csv <<'CSV'
Отчёт за март,,,,,
ID,Видео,,Канал,Дата,Номер
,Название,Описание,,,
001,"Ну, погоди! 🐺",Волк & Заяц <1>,Союзмультфильм,2024-03-01,'9007199254740993
002,Маша и Медведь,"две
строки",,2024-12-31,
003,=1+1,Ну погоди,,,=1/0
CSV
soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" \
  --infilter="CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/5/6/1,0,false,true,false,false,false,-1,true" libreoffice.csv
rm libreoffice.csv
python3 - <<'PY'
import openpyxl, datetime
w=openpyxl.Workbook(); s=w.active; s.title='Отчёт'
s.append(['Отчёт за март']); s.merge_cells('A1:F1')
s.append(['ID','Видео','','Канал','Длительность','Дата','Id64']); s.merge_cells('B2:C2')
s.append(['','Название\nролика','Описание','','','',''])
for c in 'ADEFG': s.merge_cells(f'{c}2:{c}3')
s.append(['001','Ну, погоди! 🐺','Волк & Заяц <1>','Союзмультфильм',datetime.timedelta(hours=1,minutes=2,seconds=3),datetime.date(2024,3,1),'9007199254740993'])
s.append(['002','Маша и Медведь','','Канал "М"',None,datetime.datetime(2024,3,1,12,30),12345678901234567])
s.append([None,'без id','','',90,None,5])
s.append(['003','=1+1','строка\nвторая','',0.1,None,True])
t=w.create_sheet('Второй'); t.append(['id','title']); t.append(['9','Фиксики'])
w.save('openpyxl.xlsx')
import zipfile
z = zipfile.ZipFile('one-table.zip', 'w', zipfile.ZIP_DEFLATED)
z.writestr('t.csv', 'id,title\n1,Ну погоди\n2,Фиксики\n')
z.writestr('__MACOSX/._t.csv', 'x')
z.close()
PY
