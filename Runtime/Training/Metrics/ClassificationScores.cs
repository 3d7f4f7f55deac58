using System.Globalization;

namespace NetGen;

/// <summary>Precision, recall and F1 of every class and their averages, as scikit-learn defines them (a zero denominator gives 0).</summary>
public sealed class ClassificationScores
{
    private readonly ClassCounts[] counted;

    internal ClassificationScores(ClassCounts[] classes, bool skipAbsentClasses)
    {
        Classes = classes;
        counted = skipAbsentClasses ? Array.FindAll(classes, c => !c.IsAbsent) : classes;
        foreach (var one in classes)
        {
            Micro += one;
        }
    }

    /// <summary>The scores of each class, by index.</summary>
    public IReadOnlyList<ClassCounts> Classes { get; }

    /// <summary>
    /// The counts of all classes added up, and their scores. Where every row has exactly one class, micro precision, recall and F1 all equal the accuracy.
    /// </summary>
    public ClassCounts Micro { get; }

    /// <summary>
    /// The mean of the classes' precisions; classes that neither occur nor are predicted do not count (for labels that are not exclusive all count).
    /// </summary>
    public double MacroPrecision => Mean(c => c.Precision);

    /// <summary>The mean of the classes' recalls; the same classes count as for <see cref="MacroPrecision"/>.</summary>
    public double MacroRecall => Mean(c => c.Recall);

    /// <summary>The mean of the classes' F1; the same classes count as for <see cref="MacroPrecision"/>.</summary>
    public double MacroF1 => Mean(c => c.F1);

    /// <summary>One line, the same in every culture: <c>macro precision 0.9512, recall 0.9498, F1 0.9501 over 10 classes</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"macro precision {MacroPrecision:0.0000}, recall {MacroRecall:0.0000}, F1 {MacroF1:0.0000} over "
        + $"{NumberText.Count(counted.Length, "class", "classes")}");

    private double Mean(Func<ClassCounts, double> score) => counted.Length == 0 ? 0 : counted.Average(score);
}
