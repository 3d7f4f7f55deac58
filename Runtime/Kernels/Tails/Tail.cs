using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Creates tails: each method puts a link before <c>next</c>, in the order in which values pass through them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tail
{
    /// <summary>The end: stores the values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Store To(ref float result) => new(ref result);

    /// <summary>Applies a function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Apply<TFunction>, TNext> Apply<TFunction, TNext>(TFunction function, TNext next)
        where TFunction : struct, IFunction
        where TNext : struct, ITail, allows ref struct => new(new Apply<TFunction>(function), next);

    /// <summary>Turns the gradient of a function's value into that of its argument, from the value that the forward pass saved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Undo<TFunction>, TNext> Undo<TFunction, TNext>(TFunction function, ref float saved, TNext next)
        where TFunction : struct, IFunction
        where TNext : struct, ITail, allows ref struct => new(new Undo<TFunction>(function, ref saved), next);

    /// <summary>Stores the values for the backward pass and passes them on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Keep, TNext> Keep<TNext>(ref float values, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new Keep(ref values), next);

    /// <summary>Adds what other layers have contributed to a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Plus, TNext> Plus<TNext>(ref float others, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new Plus(ref others), next);

    /// <summary>Dropout of single values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Mask, TNext> Mask<TNext>(ulong key, int firstRow, uint threshold, float scale, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new Mask(key, firstRow, threshold, scale), next);

    /// <summary>Dropout of whole channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<MaskChannels, TNext> MaskChannels<TNext>(ulong key, int firstRow, int channels, uint threshold, float scale, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new MaskChannels(key, firstRow, channels, threshold, scale), next);

    /// <summary>Adds normally distributed noise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Noise, TNext> Noise<TNext>(ulong key, int firstRow, float deviation, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new Noise(key, firstRow, deviation), next);

    /// <summary>Dropout of single values of packed steps; with steps of 0 values, of whole channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<MaskSteps, TNext> MaskSteps<TNext>(ulong key, StepPlaces places, int size, uint threshold, float scale, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new MaskSteps(key, places, size, threshold, scale), next);

    /// <summary>Adds normally distributed noise to packed steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<NoiseSteps, TNext> NoiseSteps<TNext>(ulong key, StepPlaces places, int size, float deviation, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new NoiseSteps(key, places, size, deviation), next);

    /// <summary>Standardises each feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<Standardize, TNext> Standardize<TNext>(ref float means, int reciprocals, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new Standardize(ref means, reciprocals), next);

    /// <summary>The derivative of a standardisation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<UndoStandardize, TNext> UndoStandardize<TNext>(ref float means, int reciprocals, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new UndoStandardize(ref means, reciprocals), next);

    /// <summary>x · scale + shift of each feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<ScaleFeatures, TNext> ScaleFeatures<TNext>(ref float scales, int shifts, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new ScaleFeatures(ref scales, shifts), next);

    /// <summary>x · scale + shift of each channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<ScaleChannels, TNext> ScaleChannels<TNext>(ref float scales, int channels, int shifts, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new ScaleChannels(ref scales, channels, shifts), next);

    /// <summary>Adds rows with another stride.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<PlusRows, TNext> PlusRows<TNext>(ref float others, int stride, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new PlusRows(ref others, stride), next);

    /// <summary>Multiplies by rows with another stride.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<TimesRows, TNext> TimesRows<TNext>(ref float others, int stride, TNext next)
        where TNext : struct, ITail, allows ref struct => new(new TimesRows(ref others, stride), next);

    /// <summary>Applies a custom activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<ApplyOwn<TActivation>, TNext> Apply<TActivation, TNext>(Own<TActivation> activation, TNext next)
        where TActivation : IActivation
        where TNext : struct, ITail, allows ref struct => new(default(ApplyOwn<TActivation>), next);

    /// <summary>Turns the gradient of a custom activation into that of its argument, from the value that the forward pass saved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Chain<UndoOwn<TActivation>, TNext> Undo<TActivation, TNext>(Own<TActivation> activation, ref float inputs, ref float outputs, TNext next)
        where TActivation : IActivation
        where TNext : struct, ITail, allows ref struct => new(new UndoOwn<TActivation>(ref inputs, ref outputs), next);

    /// <summary>Passes a row of stored raw results to a tail; does nothing if they only had to be stored.</summary>
    /// <param name="tail">The tail.</param>
    /// <param name="row">The row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="size">Values of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void FinishRow<TTail>(TTail tail, int row, int stride, int size)
        where TTail : struct, ITail, allows ref struct
    {
        nint first = (nint)row * stride;
        for (int element = 0; !TTail.OnlyStores && element < Panel.Pad(size); element += Vector<float>.Count)
        {
            tail.Finish(Vector.LoadUnsafe(ref Unsafe.Add(ref tail.Result, first + element)), first + element, row, element);
        }
    }
}
