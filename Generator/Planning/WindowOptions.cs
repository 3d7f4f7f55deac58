using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>What the attributes of convolutions and poolings have in common: the window's size, and what stands around the image.</summary>
internal static class WindowOptions
{
    private const int Same = 1;

    public static bool IsSame(LayerSpec spec) => spec.Number("Padding") == Same;

    /// <summary>Height and width of the window: one argument for both, or two; null where one is below 1.</summary>
    public static (int Height, int Width)? Kernel(LayerSpec spec, string name, LayerProblems problems)
    {
        string height = spec.Has(name) ? name : name + "Height", width = spec.Has(name) ? name : name + "Width";
        bool isRight = problems.RequireSize(height, spec.Number(height)) && (width == height || problems.RequireSize(width, spec.Number(width)));
        return isRight ? ((int)spec.Number(height), (int)spec.Number(width)) : null;
    }

    /// <summary>Checks <c>Padding</c> and <c>PaddingSize</c>; gives the latter.</summary>
    public static int CheckPadding(LayerSpec spec, LayerProblems problems)
    {
        double padding = spec.Number("Padding"), size = spec.Number("PaddingSize");
        problems.Require(padding is 0 or Same, "Padding", padding, "a member of Padding");
        problems.Require(size >= 0 && size <= StagePlanner.MaximumFloats, "PaddingSize", size, $"from 0 to {Literals.Count(StagePlanner.MaximumFloats)}");
        if (IsSame(spec))
        {
            problems.Require(size == 0, "PaddingSize", size, "0 with Padding.Same, which chooses the padding itself");
        }

        return (int)size;
    }

    /// <summary>Whether the window fits, and what it leaves out.</summary>
    public static bool CheckAxes(Layer layer, ConvolutionAxis vertical, ConvolutionAxis horizontal, LayerProblems problems)
    {
        bool isSignal = layer.InputShape.Rank == 2;
        string window = isSignal ? Literals.Count(horizontal.Extent) : $"{Literals.Count(vertical.Extent)}×{Literals.Count(horizontal.Extent)}";
        if (vertical.Outputs < 1 || horizontal.Outputs < 1)
        {
            string input = isSignal ? $"{Literals.Count(horizontal.Size)} long" : $"{Literals.Count(vertical.Size)}×{Literals.Count(horizontal.Size)}";
            problems.Report(Descriptors.WindowTooLarge, null, layer.Title, window, input + (horizontal.Before > 0 ? $" with a padding of {Literals.Count(horizontal.Before)}" : string.Empty));
            return false;
        }

        if (((long)vertical.Padded * horizontal.Padded) > StagePlanner.MaximumFloats)
        {
            problems.Report(Descriptors.TooLarge, null, layer.Title, $"a padded image of {Literals.Count(vertical.Padded)}×{Literals.Count(horizontal.Padded)}", Literals.Count(StagePlanner.MaximumFloats));
            return false;
        }

        string[] dropped = [.. new[] { Places(vertical.Dropped, "line"), Places(horizontal.Dropped, isSignal ? "value" : "column") }.Where(d => d is not null).Select(d => d!)];
        if (dropped.Length > 0)
        {
            problems.Warn(Descriptors.DroppedValues, null, layer.Title, string.Join(" and the last ", dropped), layer.InputShape.ToString(), window, Literals.Count(horizontal.Stride));
        }

        return true;
    }

    private static string? Places(int count, string what) => count == 0 ? null : count == 1 ? what : $"{Literals.Count(count)} {what}s";
}
