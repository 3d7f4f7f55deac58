using System.Globalization;

namespace NetGen;

/// <summary>
/// Whether a classifier's confidence is its accuracy: of the rows that it gives a probability of 0.8, four fifths should be right. The expected calibration
/// error (Guo et al. 2017, "On Calibration of
/// Modern Neural Networks") divides the rows by their confidence into bins of equal width and compares.
/// </summary>
/// <remarks>The confidence of a row is the probability of the class that is predicted. Every row counts once, whatever its weight.</remarks>
public sealed class Reliability
{
    /// <summary>The number of bins that Guo et al. use, and this library where none is given: 15.</summary>
    public const int UsualBins = 15;

    internal Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        Bins = bins;
        Count = bins.Sum(bin => bin.Count);
        var filled = bins.Where(bin => bin.Count > 0).ToArray();
        ExpectedCalibrationError = filled.Length == 0 ? double.NaN : filled.Sum(bin => Gap(bin) * bin.Count) / Count;
        MaximumCalibrationError = filled.Length == 0 ? double.NaN : filled.Max(Gap);

        static double Gap(ReliabilityBin bin) => Math.Abs(bin.Accuracy - bin.Confidence);
    }

    /// <summary>The bins, from confidence 0 to 1: bin m of M has the confidences in ((m − 1)/M, m/M].</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>The number of rows.</summary>
    public long Count { get; }

    /// <summary>Σ |Bₘ|/n · |acc(Bₘ) − conf(Bₘ)| over the bins, 0 (as often right as it is sure) to 1; NaN without rows.</summary>
    public double ExpectedCalibrationError { get; }

    /// <summary>The greatest |acc(Bₘ) − conf(Bₘ)| of a bin with rows, 0 to 1; NaN without rows.</summary>
    public double MaximumCalibrationError { get; }

    /// <summary>The reliability of predictions.</summary>
    /// <param name="confidences">The probability of the class that is predicted for each row, 0 to 1.</param>
    /// <param name="areRight">Whether that is the row's class.</param>
    /// <param name="bins">The number of bins, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a confidence is not from 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bins than 1.</exception>
    public static Reliability Of(ReadOnlySpan<float> confidences, ReadOnlySpan<bool> areRight, int bins = UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (confidences.Length != areRight.Length)
        {
            throw new ArgumentException(
                $"Expected one confidence a row, but got {NumberText.Count(confidences.Length, "confidence")} for {NumberText.Count(areRight.Length, "row")}.",
                nameof(areRight));
        }

        var counts = new ReliabilityCounts(bins);
        for (int row = 0; row < confidences.Length; row++)
        {
            if (confidences[row] is not (>= 0 and <= 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"A confidence is a probability from 0 to 1, but that of row {row} is {confidences[row]}."),
                    nameof(confidences));
            }

            counts.Add(confidences[row], areRight[row]);
        }

        return counts.Total();
    }

    /// <summary>Draws the accuracy of each bin against its confidence as an SVG file: what is on the diagonal is as often right as it is sure.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public void WriteFigure(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FigureFile.Write(path, ClassifierFigures.Reliability(this));
    }

    /// <summary>Draws the same figure as SVG (UTF-8).</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    /// <exception cref="InvalidOperationException">There are no rows; nothing is written.</exception>
    public void WriteFigure(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, ClassifierFigures.Reliability(this));
    }

    /// <summary>One line, the same in every culture: <c>expected calibration error 0.0312, greatest 0.0980, over 15 bins</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"expected calibration error {ExpectedCalibrationError:0.0000}, greatest {MaximumCalibrationError:0.0000}, over {NumberText.Count(Bins.Count, "bin")}");
}
