using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The loop that all optimizers share: reads every stream once, applies the rule, and writes what it changed.</summary>
internal static class UpdateLoop
{
    /// <summary>Updates a range of any length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TRule, TClamps, TScales>(TRule rule, PreparedGradient<TClamps, TScales> gradient, in UpdateMemory memory)
        where TRule : struct, IUpdateRule
        where TClamps : IOption
        where TScales : IOption
    {
        // With 256-bit vectors, roots and quotients limit most rules, not memory.
        if (Vector512.IsHardwareAccelerated)
        {
            Run<TRule, TClamps, TScales, WideVector>(rule, gradient, memory);
        }
        else
        {
            Run<TRule, TClamps, TScales, NativeVector>(rule, gradient, memory);
        }
    }

    /// <summary>Updates a range of any length with vectors of one width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TRule, TClamps, TScales, TVector>(TRule rule, PreparedGradient<TClamps, TScales> gradient, in UpdateMemory memory)
        where TRule : struct, IUpdateRule
        where TClamps : IOption
        where TScales : IOption
        where TVector : struct, IFloatVector<TVector>
    {
        int rest = memory.Parameters.Length % TVector.Count;
        RunWhole<TRule, TClamps, TScales, TVector>(
            rule,
            gradient,
            memory.Parameters.Length - rest,
            ref MemoryMarshal.GetReference(memory.Parameters),
            ref MemoryMarshal.GetReference(memory.Gradients),
            ref MemoryMarshal.GetReference(memory.State0),
            ref MemoryMarshal.GetReference(memory.State1),
            ref MemoryMarshal.GetReference(memory.State2));
        if (rest > 0)
        {
            RunRest<TRule, TClamps, TScales, TVector>(rule, gradient, memory.Last(rest));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunWhole<TRule, TClamps, TScales, TVector>(
        TRule rule, PreparedGradient<TClamps, TScales> gradient, nint length, ref float p, ref float g, ref float s0, ref float s1, ref float s2)
        where TRule : struct, IUpdateRule
        where TClamps : IOption
        where TScales : IOption
        where TVector : struct, IFloatVector<TVector>
    {
        nint i = 0;
        for (; i <= length - (4 * TVector.Count); i += 4 * TVector.Count)
        {
            Turn<TRule, TClamps, TScales, TVector>(rule, gradient, i, ref p, ref g, ref s0, ref s1, ref s2);
            Turn<TRule, TClamps, TScales, TVector>(rule, gradient, i + TVector.Count, ref p, ref g, ref s0, ref s1, ref s2);
            Turn<TRule, TClamps, TScales, TVector>(rule, gradient, i + (2 * TVector.Count), ref p, ref g, ref s0, ref s1, ref s2);
            Turn<TRule, TClamps, TScales, TVector>(rule, gradient, i + (3 * TVector.Count), ref p, ref g, ref s0, ref s1, ref s2);
        }

        for (; i < length; i += TVector.Count)
        {
            Turn<TRule, TClamps, TScales, TVector>(rule, gradient, i, ref p, ref g, ref s0, ref s1, ref s2);
        }
    }

    /// <summary>Updates less than a vector: copies it to whole vectors and back, so that the formula need not be written again for single floats.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunRest<TRule, TClamps, TScales, TVector>(TRule rule, PreparedGradient<TClamps, TScales> gradient, in UpdateMemory memory)
        where TRule : struct, IUpdateRule
        where TClamps : IOption
        where TScales : IOption
        where TVector : struct, IFloatVector<TVector>
    {
        Span<float> p = stackalloc float[TVector.Count];
        Span<float> g = stackalloc float[TVector.Count];
        Span<float> s0 = stackalloc float[TVector.Count];
        Span<float> s1 = stackalloc float[TVector.Count];
        Span<float> s2 = stackalloc float[TVector.Count];
        memory.Parameters.CopyTo(p);
        memory.Gradients.CopyTo(g);
        memory.State0.CopyTo(s0);
        memory.State1.CopyTo(s1);
        memory.State2.CopyTo(s2);
        Turn<TRule, TClamps, TScales, TVector>(rule, gradient, 0, ref p[0], ref g[0], ref s0[0], ref s1[0], ref s2[0]);
        p[..memory.Parameters.Length].CopyTo(memory.Parameters);
        s0[..memory.State0.Length].CopyTo(memory.State0);
        s1[..memory.State1.Length].CopyTo(memory.State1);
        s2[..memory.State2.Length].CopyTo(memory.State2);
    }

    /// <summary>Updates one vector; the JIT removes what the rule's constants exclude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<TRule, TClamps, TScales, TVector>(
        TRule rule, PreparedGradient<TClamps, TScales> gradient, nint index, ref float p, ref float g, ref float s0, ref float s1, ref float s2)
        where TRule : struct, IUpdateRule
        where TClamps : IOption
        where TScales : IOption
        where TVector : struct, IFloatVector<TVector>
    {
        nuint offset = (nuint)index;
        TVector state0 = default, state1 = default, state2 = default;
        if (TRule.StateCount > 0)
        {
            state0 = TVector.Load(ref s0, offset);
        }

        if (TRule.StateCount > 1)
        {
            state1 = TVector.Load(ref s1, offset);
        }

        if (TRule.StateCount > 2)
        {
            state2 = TVector.Load(ref s2, offset);
        }

        var parameter = TVector.Load(ref p, offset);
        var slope = gradient.Of(TVector.Load(ref g, offset), parameter);
        rule.Update(parameter, slope, ref state0, ref state1, ref state2).Store(ref p, offset);
        if (TRule.StateCount > 0)
        {
            state0.Store(ref s0, offset);
        }

        if (TRule.StateCount > 1)
        {
            state1.Store(ref s1, offset);
        }

        if (TRule.StateCount > 2)
        {
            state2.Store(ref s2, offset);
        }
    }
}
