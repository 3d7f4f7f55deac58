using System.Text;

namespace NetGen;

/// <summary>How a CSV file is written and what is asked of it. Every option has a default; set those that differ.</summary>
/// <remarks>
/// <code>
/// var options = new CsvOptions { Separator = ';', DecimalSeparator = ',', Encoding = Encoding.Latin1, Features = new() { ["town"] = CsvFeature.OneHot } };
/// var data = Dataset.FromCsv("rents.csv", labelColumn: "let", options);
/// </code>
/// </remarks>
public sealed record CsvOptions
{
    /// <summary>The options where nothing is said.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>
    /// Whether the first line (after <see cref="SkipLines"/>) holds the columns' names. Default <see cref="CsvHeader.Auto"/>; where there are
    /// <see cref="ColumnNames"/> that means no.
    /// </summary>
    public CsvHeader Header { get; init; }

    /// <summary>
    /// The columns' names, one for each column, where the file has none; where <see cref="Header"/> is True they replace its names. Default null.
    /// </summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>
    /// How many lines at the start of the file are neither header nor data. At least 0; default 0. Messages count lines from the start of the file all the
    /// same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int SkipLines
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// What stands between fields: an ASCII character that can be no part of a number. Default a comma. Where it is a blank, several of them count as one.
    /// </summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// What stands before the decimals of a number: a point, the default, or a comma, which cannot be the <see cref="Separator"/> too. Never what the culture
    /// says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public char DecimalSeparator
    {
        get;
        init => field = value is '.' or ',' ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"{nameof(DecimalSeparator)} must be '.' or ','.");
    } = '.';

    /// <summary>
    /// The encoding of the file; a byte-order mark at its start is believed before this. Null, the default, is UTF-8. Others come by name:
    /// <c>Encoding.Latin1</c>, <c>Encoding.GetEncoding("utf-16")</c>, <c>CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")</c>.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>
    /// What stands for a missing value, besides nothing at all, which always does; ASCII letters in either case. Default ?, NA, N/A, NaN and null. Setting it
    /// replaces these:
    /// <c>[.. CsvOptions.Default.MissingMarkers, "-"]</c> keeps them. Of labels and categories a marker in quotes is text.
    /// </summary>
    /// <exception cref="ArgumentNullException">It is null, or a marker is.</exception>
    public IReadOnlyList<string> MissingMarkers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value.Select(marker => marker ?? throw new ArgumentNullException(nameof(value), $"A marker in {nameof(MissingMarkers)} is null."))];
        }
    } = ["?", "NA", "N/A", "NaN", "null"];

    /// <summary>
    /// What becomes of a row whose label (or a number to learn) is missing: <see cref="MissingValues.Refused"/>, the default, or
    /// <see cref="MissingValues.Dropped"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public MissingValues MissingLabel
    {
        get;
        init => field = value is { Kind: MissingValuesKind.Refused or MissingValuesKind.Dropped }
            ? value
            : throw new ArgumentException($"{nameof(MissingLabel)} must be {MissingValues.Refused} or {MissingValues.Dropped}, but is {value}.", nameof(value));
    } = MissingValues.Refused;

    /// <summary>
    /// The classes in order, such as <see cref="Dataset.ClassNames"/> of the data trained with. Null, the default, takes the labels that occur.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// What columns become, by name or by place, or <see cref="Dataset.Features"/> of the data trained with. Null, the default, means that all columns are
    /// numbers that may not be missing.
    /// </summary>
    public CsvFeatures? Features { get; init; }

    /// <summary>
    /// How many categories a <see cref="CsvFeature.OneHot"/> column may turn out to have, each an input of every row. At least 1; default 1,000. A column whose
    /// categories are given is not limited.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxCategories
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxCategories));
    } = 1000;

    /// <summary>How many rows the file may have. At least 1; default <see cref="int.MaxValue"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxRows
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxRows));
    } = int.MaxValue;

    /// <summary>
    /// How many bytes of the file are read, unpacked where it is packed; and how many bytes the inputs of categories may take, 4 a row and category. At least
    /// 1; default 1 GiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxBytes
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxBytes));
    } = DataFile.DefaultMaxBytes;

    /// <summary>Throws where the options contradict each other.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    internal void Check()
    {
        if (!char.IsAscii(Separator) || char.IsAsciiLetterOrDigit(Separator) || "\0\"\r\n.+-".Contains(Separator))
        {
            throw new ArgumentException(
                $"A separator must be an ASCII character that is no letter, digit, quote, line end, '.', '+' or '-', but is '{Separator}' "
                + $"(U+{(int)Separator:X4}).");
        }

        if (Separator == ',' && DecimalSeparator == ',')
        {
            throw new ArgumentException($"',' separates both fields and decimals: change {nameof(Separator)} or {nameof(DecimalSeparator)}.");
        }

        foreach (var (column, feature) in Features?.Columns ?? [])
        {
            feature.Check(column.ToString(), nameof(Features));
        }
    }

    private static T AtLeastOne<T>(T value, string option)
        where T : System.Numerics.INumber<T> =>
        value >= T.One ? value : throw new ArgumentOutOfRangeException(option, value, $"{option} must be at least 1.");
}
