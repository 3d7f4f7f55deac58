using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Reports what is wrong with one layer.</summary>
internal sealed class LayerProblems(Layer layer, List<Problem> problems)
{
    public bool Any { get; private set; }

    /// <summary>Reports a mistake: the layer has no output.</summary>
    public void Report(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments)
    {
        Any = true;
        problems.Add(Problem.Create(descriptor, layer.Attribute, argument, messageArguments));
    }

    /// <summary>Reports what may be meant.</summary>
    public void Warn(DiagnosticDescriptor descriptor, string? argument, params string[] messageArguments) =>
        problems.Add(Problem.Create(descriptor, layer.Attribute, argument, messageArguments));

    /// <summary>Whether the input has one of these numbers of dimensions.</summary>
    public bool RequireRank(Shape input, string expected, params int[] ranks)
    {
        if (!ranks.Contains(input.Rank))
        {
            Report(Descriptors.WrongShape, null, layer.Title, expected, input.ToString());
        }

        return ranks.Contains(input.Rank);
    }

    /// <summary>Reports an output of more numbers than fit.</summary>
    public void ReportSize(string output) => Report(Descriptors.TooLarge, null, layer.Title, output, Emission.Literals.Count(StagePlanner.MaximumFloats));

    /// <summary>Whether a size is at least 1.</summary>
    public bool RequireSize(string argument, double value)
    {
        if (value < 1)
        {
            Report(Descriptors.SizeBelowOne, argument, layer.Title, argument, Number(value));
        }

        return value >= 1;
    }

    /// <summary>Whether an option is what it must be.</summary>
    public bool Require(bool condition, string argument, double value, string expected) => Require(condition, argument, Number(value), expected);

    /// <summary>Whether an option, shown as text, is what it must be.</summary>
    public bool Require(bool condition, string argument, string value, string expected)
    {
        if (!condition)
        {
            Report(Descriptors.OutOfRange, argument, layer.Title, argument, value, expected);
        }

        return condition;
    }

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
