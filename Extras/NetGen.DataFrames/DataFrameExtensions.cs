using System.Globalization;
using Microsoft.Data.Analysis;

namespace NetGen;

/// <summary>
/// Data sets of data frames. A frame is read as the CSV that it would be saved as: what columns become, and what stands for a missing value, the
/// options say as they do of a file.
/// </summary>
/// <remarks>
/// <code>
/// var data = frame.ToDataset(labelColumn: "species", new CsvOptions { Features = new() { ["island"] = CsvFeature.OneHot } });
/// </code>
/// A null, an empty text and NaN are missing values. Of the options, those about how a file is written do not matter.
/// </remarks>
public static class DataFrameExtensions
{
    /// <summary>A data set with one column of class labels; all other columns are inputs.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="labelColumn">The column's name.</param>
    /// <param name="options">What its columns become; null for numbers that may not be missing.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Dataset.FromCsv(Stream, string, CsvOptions?)"/>; lines count from 2.</exception>
    /// <exception cref="ArgumentException">There is no such column, or the options contradict each other.</exception>
    public static Dataset ToDataset(this DataFrame frame, string labelColumn, CsvOptions? options = null)
    {
        using var csv = Csv(frame);
        return Dataset.FromCsv(csv, labelColumn, Options(options));
    }

    /// <summary>A data set with one or more columns of numbers to learn; all other columns are inputs.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="targetColumns">The columns' names; targets keep this order.</param>
    /// <param name="options">What its columns become; null for numbers that may not be missing.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Dataset.FromCsv(Stream, string[], CsvOptions?)"/>; lines count from 2.</exception>
    /// <exception cref="ArgumentException">There is no such column, or the options contradict each other.</exception>
    public static Dataset ToDataset(this DataFrame frame, string[] targetColumns, CsvOptions? options = null)
    {
        using var csv = Csv(frame);
        return Dataset.FromCsv(csv, targetColumns, Options(options));
    }

    /// <summary>A data set of rows to predict: all columns are inputs.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="options">What its columns become, such as <c>Features = train.Features</c>; null for numbers that may not be missing.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Dataset.FromCsvInputs(Stream, CsvOptions?)"/>; lines count from 2.</exception>
    /// <exception cref="ArgumentException">The frame lacks a column, or the options contradict each other.</exception>
    public static Dataset ToInputs(this DataFrame frame, CsvOptions? options = null)
    {
        using var csv = Csv(frame);
        return Dataset.FromCsvInputs(csv, Options(options));
    }

    /// <summary>What a network says of each row, as a frame with the columns of <c>WritePredictions</c>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static DataFrame PredictFrame<TNetwork>(this TNetwork network, Dataset data)
        where TNetwork : class, INetwork<TNetwork>
    {
        using var csv = new MemoryStream();
        network.WritePredictions(data, csv);
        csv.Position = 0;
        return DataFrame.LoadCsv(csv, cultureInfo: CultureInfo.InvariantCulture);
    }

    private static MemoryStream Csv(DataFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using var csv = new MemoryStream();
        DataFrame.SaveCsv(frame, csv, cultureInfo: CultureInfo.InvariantCulture);

        // It is closed by whoever writes it.
        return new MemoryStream(csv.ToArray());
    }

    private static CsvOptions Options(CsvOptions? options) => (options ?? CsvOptions.Default) with
    {
        Header = CsvHeader.True,
        ColumnNames = null,
        SkipLines = 0,
        Separator = ',',
        DecimalSeparator = '.',
        Encoding = null,
        MissingMarkers = ["NaN"],
    };
}
