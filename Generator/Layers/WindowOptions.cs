using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The options of convolutions and poolings for their window: its size, and the padding of the image.</summary>
internal static class WindowOptions
{
    private const int Same = 1;

    public static bool IsSame(LayerSpec spec) => spec.Number("Padding") == Same;

    /// <summary>Height and width of the window: one argument for both, or two; null if one is below 1.</summary>
    public static (int Height, int Width)? Kernel(LayerSpec spec, string name, LayerProblems problems)
    {
        string height = spec.Has(name) ? name : name + "Height", width = spec.Has(name) ? name : name + "Width";
        bool isRight = problems.RequireSize(height, spec.Number(height)) && (width == height || problems.RequireSize(width, spec.Number(width)));
        return isRight ? ((int)spec.Number(height), (int)spec.Number(width)) : null;
    }

    /// <summary>Checks <c>Padding</c> and <c>PaddingSize</c>; returns the latter.</summary>
    public static int CheckPadding(LayerSpec spec, LayerProblems problems) =>
        CheckPadding(spec, problems, Panels.MaximumFloats, Literals.Count(Panels.MaximumFloats));

    /// <summary>Checks <c>Padding</c> and <c>PaddingSize</c>, which has a limit; returns the latter.</summary>
    public static int CheckPadding(LayerSpec spec, LayerProblems problems, double limit, string limitText)
    {
        double padding = spec.Number("Padding"), size = spec.Number("PaddingSize");
        problems.Require(padding is 0 or Same, "Padding", padding, "a member of Padding");
        problems.Require(size >= 0 && size <= limit, "PaddingSize", size, $"from 0 to {limitText}");
        if (IsSame(spec))
        {
            problems.Require(size == 0, "PaddingSize", size, "0 with Padding.Same, which chooses the padding itself");
        }

        return (int)size;
    }
}
