# Finds libtorch on CMAKE_PREFIX_PATH and makes the targets c10, torch_cpu and libtorch of it. Its own TorchConfig.cmake asks
# for NVIDIA's toolkit where libtorch computes with CUDA; using one takes nothing of it, so people needn't have it.

find_path(LIBTORCH_INCLUDE ATen/ATen.h PATH_SUFFIXES include REQUIRED)
find_library(LIBTORCH_CPU torch_cpu REQUIRED)
find_library(LIBTORCH_C10 c10 REQUIRED)
find_library(LIBTORCH_CUDA torch_cuda)

foreach(library c10 torch_cpu)
    add_library(${library} SHARED IMPORTED GLOBAL)
endforeach()
set_target_properties(c10 PROPERTIES IMPORTED_LOCATION ${LIBTORCH_C10})
set_target_properties(torch_cpu PROPERTIES IMPORTED_LOCATION ${LIBTORCH_CPU})
add_library(libtorch INTERFACE)
target_compile_definitions(libtorch INTERFACE USE_DISTRIBUTED USE_C10D_GLOO USE_RPC USE_TENSORPIPE)
# Some of its classes have more members without this; those in the library don't.
target_compile_definitions(libtorch INTERFACE $<$<CONFIG:Debug>:NDEBUG>)
target_compile_features(libtorch INTERFACE cxx_std_20)
target_link_libraries(libtorch INTERFACE torch_cpu c10)
if(LIBTORCH_CUDA)
    # Nothing of ours names a symbol of it: it announces itself to libtorch when it is loaded. What it needs in turn
    # lies where its own run path says.
    target_link_libraries(libtorch INTERFACE "-Wl,--push-state,--no-as-needed" ${LIBTORCH_CUDA} "-Wl,--pop-state"
                          "-Wl,--allow-shlib-undefined")
endif()
