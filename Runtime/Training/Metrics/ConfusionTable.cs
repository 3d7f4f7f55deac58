using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Writes a confusion matrix as an aligned table.</summary>
internal static class ConfusionTable
{
    private const string Corner = "actual \\ predicted";

    public static string Write(ConfusionMatrix matrix)
    {
        var lines = Lines(matrix);
        int columns = lines[0].Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            text.Append(line[0].PadRight(widths[0]));
            for (int column = 1; column < columns; column++)
            {
                // Two blanks more set the scores apart from the counts.
                int gap = column == columns - 3 ? 4 : 2;
                text.Append(' ', gap).Append(line[column].PadLeft(widths[column]));
            }

            text.Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static List<string[]> Lines(ConfusionMatrix matrix)
    {
        var classes = Enumerable.Range(0, matrix.ClassCount);
        var lines = new List<string[]> { (string[])[Corner, .. classes.Select(c => Name(matrix, c)), "precision", "recall", "F1"] };
        foreach (int actual in classes)
        {
            var scores = matrix.Scores.Classes[actual];
            lines.Add([
                Name(matrix, actual),
                .. classes.Select(predicted => matrix[actual, predicted].ToString(CultureInfo.InvariantCulture)),
                Percent(scores.Precision), Percent(scores.Recall), Percent(scores.F1)]);
        }

        return lines;
    }

    private static string Name(ConfusionMatrix matrix, int index) => VisibleText.Of(matrix.ClassName(index));

    private static string Percent(double value) => (100 * value).ToString("0.0", CultureInfo.InvariantCulture);
}
