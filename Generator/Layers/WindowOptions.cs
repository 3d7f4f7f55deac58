using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The options of convolutions and poolings for their window: its size, and the padding of the image.</summary>
internal static class WindowOptions
{
    private const int Same = 1;
    private const int Causal = 2;

    public static bool IsSame(LayerSpec spec) => spec.Number("Padding") == Same;

    public static bool IsCausal(LayerSpec spec) => spec.Number("Padding") == Causal;

    /// <summary>Height and width of the window: one argument for both, or two; null if one is below 1.</summary>
    public static (int Height, int Width)? Kernel(LayerSpec spec, string name, LayerProblems problems)
    {
        string height = spec.Has(name) ? name : name + "Height", width = spec.Has(name) ? name : name + "Width";
        bool isRight = problems.RequireSize(height, spec.Number(height)) && (width == height || problems.RequireSize(width, spec.Number(width)));
        return isRight ? ((int)spec.Number(height), (int)spec.Number(width)) : null;
    }

    /// <summary>Checks <c>Padding</c> and <c>PaddingSize</c>; gives the latter.</summary>
    public static int CheckPadding(LayerSpec spec, LayerProblems problems, bool takesCausal) =>
        CheckPadding(spec, problems, Panels.MaximumFloats, Literals.Count(Panels.MaximumFloats), takesCausal);

    /// <summary>Checks <c>Padding</c> and <c>PaddingSize</c>, which has a limit; gives the latter.</summary>
    public static int CheckPadding(LayerSpec spec, LayerProblems problems, double limit, string limitText, bool takesCausal = false)
    {
        double padding = spec.Number("Padding"), size = spec.Number("PaddingSize");
        problems.Require(
            padding is 0 or Same || (padding == Causal && takesCausal), "Padding", padding, padding == Causal ? "Valid or Same (Causal is for Conv1D)" : "a member of Padding");
        problems.Require(size >= 0 && size <= limit, "PaddingSize", size, $"from 0 to {limitText}");
        if (padding != 0)
        {
            problems.Require(size == 0, "PaddingSize", size, $"0 with Padding.{(IsSame(spec) ? "Same" : "Causal")}, which chooses the padding itself");
        }

        return (int)size;
    }
}
