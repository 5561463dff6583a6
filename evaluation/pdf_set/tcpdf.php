<?php
// Prints the articles of a job (JSON file, first argument) with TCPDF.
require_once 'tcpdf/tcpdf.php';

$job = json_decode(file_get_contents($argv[1]), true);

class Sheet extends TCPDF
{
    public $job;

    public function Header()
    {
        $this->SetFont($this->job['font'], '', 9);
        $this->Cell(0, 8, $this->job['head'], 0, 0, 'C');
    }

    public function Footer()
    {
        $this->SetY(-14);
        $this->SetFont($this->job['font'], '', 9);
        $this->Cell(0, 8, str_replace('{}', strtr($this->getPage(), $this->job['figures']), $this->job['foot']), 0, 0, 'C');
    }
}

if (is_file($job['font'])) {
    $folder = dirname($job['out']) . '/';
    $job['font'] = TCPDF_FONTS::addTTFfont($job['font'], 'TrueTypeUnicode', '', 32, $folder);
    define('FONT_FOLDER', $folder);
}
$sheet = new Sheet($job['landscape'] ? 'L' : 'P', 'mm', 'A4', true, 'UTF-8');
$sheet->job = $job;
$sheet->setPrintHeader($job['heads']);
$sheet->setPrintFooter($job['heads']);
$sheet->SetMargins(18, 20, 18);
$sheet->SetAutoPageBreak(true, 20);
$sheet->setRTL(true);
if (defined('FONT_FOLDER')) {
    $sheet->AddFont($job['font'], '', FONT_FOLDER . $job['font'] . '.php');
    $sheet->AddFont($job['font'], 'B', FONT_FOLDER . $job['font'] . '.php');
}
$sheet->SetFont($job['font'], '', $job['size']);
foreach ($job['articles'] as $article) {
    $sheet->AddPage();
    if ($job['columns'] > 1) {
        $sheet->setEqualColumns($job['columns'], ($sheet->getPageWidth() - 36) / $job['columns'] - 4);
        $sheet->selectColumn(0);
    }
    foreach ($article as $part) {
        if (isset($part['html'])) {
            $sheet->SetFont($job['font'], '', $job['size']);
            $sheet->writeHTML($part['html'], true, false, true, false, '');
            continue;
        }
        $sheet->SetFont($job['font'], '', $part['size']);
        $sheet->MultiCell(0, 0, $part['text'], 0, $part['align'], false, 1);
        $sheet->Ln(2.5);
    }
    $sheet->resetColumns();
}
$sheet->Output($job['out'], 'F');
