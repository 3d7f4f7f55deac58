using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Reports problems of one layer.</summary>
internal sealed class LayerProblems(Layer layer, List<Problem> problems)
{
    public bool Any { get; private set; }

    /// <summary>Reports an error: the layer has no output.</summary>
    public void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments)
    {
        Any = true;
        problems.Add(Problem.Create(descriptor, layer.Attribute, argument, messageArguments));
    }

    /// <summary>Reports a warning.</summary>
    public void Warn(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments) =>
        Warn(Problem.Create(descriptor, layer.Attribute, argument, messageArguments));

    /// <summary>Reports a warning, with what a code fix needs to know.</summary>
    public void Warn(Problem problem) => problems.Add(problem);

    /// <summary>Whether the input has one of these numbers of dimensions.</summary>
    public bool RequireRank(Shape input, string expected, params int[] ranks)
    {
        if (!ranks.Contains(input.Rank))
        {
            Any = true;
            var problem = Problem.Create(Descriptors.WrongShape, layer.Attribute, null, layer.Title, expected, input + Channel(input, ranks));
            problems.Add(LacksChannel(input, ranks) ? problem.WithRelated([0]) : ranks.Contains(1) ? problem.WithRemedy("Flatten") : problem);
        }

        return ranks.Contains(input.Rank);
    }

    /// <summary>Reports an output of more numbers than fit.</summary>
    public void ReportSize(string output) => Report(Descriptors.TooLarge, null, layer.Title, output, Literals.Count(Panels.MaximumFloats));

    /// <summary>Whether a size is at least 1.</summary>
    public bool RequireSize(string argument, double value)
    {
        if (value < 1)
        {
            Report(Descriptors.SizeBelowOne, argument, layer.Title, argument, Number(value));
        }

        return value >= 1;
    }

    /// <summary>Whether an option has a valid value.</summary>
    public bool Require(bool condition, string argument, double value, string expected) => Require(condition, argument, Number(value), expected);

    /// <summary>Whether an option, shown as text, has a valid value.</summary>
    public bool Require(bool condition, string argument, string value, string expected)
    {
        if (!condition)
        {
            Report(Descriptors.OutOfRange, argument, layer.Title, argument, value, expected);
        }

        return condition;
    }

    private string Channel(Shape input, int[] ranks) =>
        LacksChannel(input, ranks) ? $": for a single channel write [Network({string.Join(", ", input.Dimensions)}, 1)]" : string.Empty;

    /// <summary>Whether it takes the network's input, which only lacks a channel.</summary>
    private bool LacksChannel(Shape input, int[] ranks)
    {
        var source = layer.Sources[0];
        while (source is { IsModule: false } and not InputLayer)
        {
            source = source.Sources[0];
        }

        return source is InputLayer && input.Rank + 1 == ranks.Min();
    }

    public static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
